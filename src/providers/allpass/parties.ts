/** The parties that send and receive money in crypto checks. */
import type { Schemas } from './resources.ts';
import type { Risk } from './risk.ts';

export type Party = Schemas['Entity'] & { listType: string };

export const exchange: Party = {
  id: 'db078f8e-915d-4448-abe5-c6579630c509',
  score: 5,
  scoreType: 'Licensed exchange',
  name: 'Northgate Exchange',
  scoreTypeId: 'exchange-licensed',
  listType: 'trusted',
};
const casino: Party = {
  id: '8178e827-e428-448b-90ec-30f208863c39',
  score: 60,
  scoreType: 'Gambling',
  name: 'Lucky Seven Casino',
  scoreTypeId: 'gambling',
  listType: 'suspicious',
};
const mixer: Party = {
  id: '909b9f2c-c9b2-4030-9ef5-54f4c5c75474',
  score: 95,
  scoreType: 'Mixer',
  name: 'Foggy River Mixer',
  scoreTypeId: 'mixer',
  listType: 'severe',
};

/** The sender of the money, by band. The exchange receives it. */
export const sources: Record<Risk['reviewStatus'], Party> = { LOW: exchange, MEDIUM: casino, HIGH: mixer };
