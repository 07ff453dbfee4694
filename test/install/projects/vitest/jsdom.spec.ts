// @vitest-environment jsdom
import { story } from './story';

story('jsdom');
