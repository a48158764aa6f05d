import { table } from './table.ts';

/** Letters and signs of prose that TeX writes as macros. */
export const LETTERS = table(`
  aa å AA Å ae æ AE Æ oe œ OE Œ o ø O Ø l ł L Ł ss ß SS ẞ i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ
`);

/** Signs and words of prose; unlike letters they do not take a space into the word. */
export const PROSE_SIGNS = table(`
  S § P ¶ copyright © textcopyright © textregistered ® texttrademark ™ pounds £ textsterling £ texteuro € euro €
  LaTeX LaTeX TeX TeX LaTeXe LaTeX2e BibTeX BibTeX textendash – textemdash — textbar | textless < textgreater >
  textasciitilde ~ textasciicircum ^ textunderscore _ textquotedblleft “ textquotedblright ” textquoteleft ‘
  textquoteright ’ textquotesingle ' guillemotleft « guillemotright » textbullet • textmu μ textperiodcentered ·
  textbackslash \\ textdollar $ textpercent % slash / lq ‘ rq ’ textsuperscript ^ dag † ddag ‡ item •
`);
