export { groupAuthors } from './group-authors.ts';
export { matchesName, type NameMatch, nameMatcher } from './match-name.ts';
export { familyKey, type NameParts, nameParts } from './name-parts.ts';
export { sameAuthor } from './same-author.ts';
