/**
 * The stop list: the 174 English words of the Snowball project's list, folded as our words are (`don't` is
 * `don` and `t`). They are left out of the text index and weigh a tenth in what is typed, so that a title made
 * of them alone ("All you need is …") can still be found.
 */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `i me my myself we our ours ourselves you your yours yourself yourselves he him his himself she her hers
  herself it its itself they them their theirs themselves what which who whom this that these those am is are
  was were be been being have has had having do does did doing would should could ought m re ve ll d s t isn
  aren wasn weren hasn haven hadn doesn don didn won wouldn shan shouldn can cannot couldn mustn let a an the
  and but if or because as until while of at by for with about against between into through during before
  after above below to from up down in out on off over under again further then once here there when where why
  how all any both each few more most other some such no nor not only own same so than too very`
    .split(/\s+/)
    .filter(Boolean),
);

/** Words people wrap round a question without meaning them: "that paper about …". They weigh as stop words. */
export const FILLER_WORDS: ReadonlySet<string> = new Set(
  'paper papers article articles arxiv pdf please find show called titled something'.split(' '),
);
