import { table } from './table.ts';

/** Symbols that stand close to their neighbours. */
export const SYMBOLS = table(`
  infty ∞ infin ∞ partial ∂ nabla ∇ hbar ħ hslash ħ ell ℓ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ imath ı jmath ȷ
  emptyset ∅ varnothing ∅ forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △
  prime ′ dagger † dag † ddagger ‡ ddag ‡ ast * star ⋆ bullet • cdot · centerdot · times × div ÷ circ ∘
  degree ° textdegree ° square □ Box □ Diamond ◇ diamond ⋄ blacksquare ■ qed ∎ checkmark ✓ flat ♭ natural ♮ sharp ♯
  ldots … dots … cdots ⋯ dotsc … dotsb ⋯ vdots ⋮ ddots ⋱ textellipsis … hdots …
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lbrace { rbrace } lbrack [ rbrack ]
  vert | lvert | rvert | Vert ‖ lVert ‖ rVert ‖ | ‖ backslash ∖ setminus ∖ smallsetminus ∖
  surd √ colon : slash / odot ⊙ sun ⊙ AA Å angstrom Å micron μm wr ≀ uplus ⊎ amalg ⨿
  bigcirc ○ clubsuit ♣ heartsuit ♥ spadesuit ♠ diamondsuit ♦
  R ℝ C ℂ Z ℤ Q ℚ N ℕ RR ℝ CC ℂ ZZ ℤ QQ ℚ NN ℕ FF 𝔽 PP ℙ HH ℍ EE 𝔼 reals ℝ Reals ℝ
  degC °C celsius °C msun M⊙ Msun M⊙ lsun L⊙ Lsun L⊙ rsun R⊙ Rsun R⊙
  bigtriangleup △ bigtriangledown ▽ blacktriangle ▲ upharpoonright ↾ complement ∁ mho ℧ Finv Ⅎ hookleftarrow ↩
`);

/** Signs with one argument or a range, set like a word before what they govern. */
export const LARGE_OPERATORS = table(`
  sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮ bigcup ⋃ bigcap ⋂ bigoplus ⨁ bigotimes ⨂ bigwedge ⋀ bigvee ⋁
  bigsqcup ⨆ biguplus ⨄ bigodot ⨀
`);

/** Operators that close up with their neighbours, spaces or not: `n \times n` is n×n. */
export const TIGHT: ReadonlySet<string> = new Set(['×', '·', '÷']);
