/** Values that B2Core's stories share. */
import { began, type Call } from '../story.ts';

export const api = '/api/v2';
export const time = (seconds: number) => new Date(Date.parse(began) + seconds * 1000).toISOString().replace(/\.\d+Z/, '+00:00');
export const reject = { resolutionId: 1, data: ['Comment 1', 'Comment 2'], resolutionType: 1 };

/** Records of a list, all pages of them. */
export const all = async (admin: Call, path: string) =>
  (await admin('GET', `${path}${path.includes('?') ? '&' : '?'}limit=1000`)).body.data;
