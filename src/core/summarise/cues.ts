/** What authors write where they say something of a kind. All are for text in lower case. */
export const CUES = {
  /** What they do: "we propose", "this paper presents", "here, we study". */
  contribution:
    /\b(?:we|paper|work|article|study|here)(?: then| also| first| further| therefore| thus| hence| instead)? (?:propose|present|introduce|develop|describe|design|devise|formulate|suggest|offer|provide|extend|study|investigate|explore|address|consider|examine|analy[sz]e|establish|build|derive|give)/,
  /** What they made, said by themselves: "we propose", never "we study". */
  proposal: /\bwe (?:\w+ )?(?:propose|present|introduce|develop|describe|design|devise|formulate)/,
  /** The authors speak at all. */
  authors: /\b(?:we|our)\b/,
  /** What they found. */
  result:
    /\b(?:we|results|experiments|evaluation|analysis)(?: also| further| empirically| theoretically)? (?:show|demonstrate|find|prove|observe|achieve|indicate|suggest|reveal|confirm|outperform)/,
  /** What was before. */
  background:
    /\b(?:recent|recently|has been|have been|existing|previous|prior|traditional|traditionally|widely|commonly|typically|often|despite|although|many|most)\b/,
} as const;
