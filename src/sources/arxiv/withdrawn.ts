const LONGEST_NOTICE = 400;

/** How notices of withdrawal begin or put it: "This paper has been withdrawn by the authors", "Withdrawn due to …". */
const NOTICE =
  /^\W*(?:temporarily )?(?:withdrawn|retracted)\b(?! from (?!arxiv))|\b(?:article|draft|e-?print|manuscript|note|paper|preprint|result|submission|version|work)s?(?: \S{1,40}){0,4}? (?:has been|have been|is|are|was|were|being) (?:hereby |now |temporarily )?(?:withdrawn|retracted)\b(?! from (?!arxiv))|\b(?:withdrawn|retracted) by (?:the |its )?(?:arxiv|authors?|admin|submitter)|\bwithdraw(?:s|ing)? (?:this|the|our) (?:article|e-?print|manuscript|paper|preprint|submission)\b|^\W*(?:article|paper|submission) (?:withdrawn|retracted)\b/i;

/**
 * The source's words when the newest version of a record says that the paper is withdrawn, else `null`. arXiv has no
 * field for it: authors say so in the comment, in the abstract, or in both. An abstract counts only when it is little
 * more than that notice.
 */
export function withdrawnIn(comment: string, abstract: string): string | null {
  const inComment = notice(comment);
  if (inComment !== null) return inComment;
  return abstract.length <= LONGEST_NOTICE || NOTICE.test(firstSentence(abstract)) ? notice(abstract) : null;
}

/** Whether an abstract is only the notice, so that the paper is better kept without it. */
export function isOnlyNotice(abstract: string): boolean {
  return abstract.length <= LONGEST_NOTICE && notice(abstract) !== null;
}

function notice(text: string): string | null {
  const folded = text.replace(/\s+/g, ' ').trim();
  return NOTICE.test(folded) ? folded : null;
}

function firstSentence(text: string): string {
  return text.trim().slice(0, 200).split(/\. /, 1)[0] ?? '';
}
