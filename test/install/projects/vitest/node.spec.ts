// @vitest-environment node
import { story } from './story';

story('node');
