export { type ArxivId, arxivIdOfDoi, arxivUrl, findArxivIds, parseArxivId } from './arxiv.ts';
export { doiUrl, findDois } from './doi.ts';
export { parseIdentifier } from './parse-identifier.ts';
