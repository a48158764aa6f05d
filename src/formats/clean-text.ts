export { cleanLine, cleanText } from '../core/text/clean-text.ts';
