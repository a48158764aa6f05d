/** Words for what a reference format has no sign for; the same in every format. */

/** Why a year in the file may not be one the source gave. */
export const INFERRED_YEAR_NOTE = 'Year inferred: the source gives the day without it';

/** Why fewer authors are listed than there are. */
export const CUT_AUTHORS_NOTE = 'The source cuts the list of authors ("et al.")';
