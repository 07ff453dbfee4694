// @vitest-environment happy-dom
import { story } from './story';

story('happy-dom');
