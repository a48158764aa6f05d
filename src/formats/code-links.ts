export { codeLinks } from '../core/text/code-links.ts';
