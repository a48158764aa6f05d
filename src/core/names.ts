export { groupAuthors } from './names/group-authors.ts';
export { matchesName, type NameMatch, nameMatcher } from './names/match-name.ts';
export { familyKey, type NameParts, nameParts } from './names/name-parts.ts';
export { sameAuthor } from './names/same-author.ts';
