import { table } from './table.ts';

/** Relations, arrows and binary operators that get a space on both sides when something stands before them. */
export const RELATIONS = table(`
  le ≤ leq ≤ leqslant ≤ leqq ≦ ge ≥ geq ≥ geqslant ≥ geqq ≧ ne ≠ neq ≠ ll ≪ gg ≫ lll ⋘ ggg ⋙ lt < gt >
  approx ≈ approxeq ≊ sim ∼ simeq ≃ cong ≅ equiv ≡ propto ∝ varpropto ∝ asymp ≍ doteq ≐ triangleq ≜ coloneqq ≔
  lesssim ≲ gtrsim ≳ lsim ≲ gsim ≳ lessgtr ≶ gtrless ≷ prec ≺ succ ≻ preceq ⪯ succeq ⪰ preccurlyeq ≼ succcurlyeq ≽
  in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubset ⊏ sqsubseteq ⊑
  sqsupseteq ⊒ Subset ⋐ perp ⊥ parallel ∥ nparallel ∦ mid | nmid ∤ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ Vdash ⊩
  bowtie ⋈ Join ⋈ lhd ⊲ rhd ⊳ vartriangleleft ⊲ trianglelefteq ⊴ unlhd ⊴ backsim ∽ thicksim ∼ thickapprox ≈
  to → rightarrow → longrightarrow → leftarrow ← gets ← longleftarrow ← leftrightarrow ↔ longleftrightarrow ↔
  Rightarrow ⇒ Longrightarrow ⇒ implies ⇒ Leftarrow ⇐ impliedby ⇐ Leftrightarrow ⇔ Longleftrightarrow ⇔ iff ⇔
  mapsto ↦ longmapsto ↦ hookrightarrow ↪ rightharpoonup ⇀ rightleftharpoons ⇌ rightsquigarrow ⇝ leadsto ⇝
  twoheadrightarrow ↠ rightarrowtail ↣ dashrightarrow ⇢ rightrightarrows ⇉ nrightarrow ↛ xrightarrow →
  uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖
  circlearrowleft ↺ circlearrowright ↻ curvearrowright ↷ upuparrows ⇈
  pm ± mp ∓ cup ∪ cap ∩ sqcup ⊔ sqcap ⊓ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ boxtimes ⊠ boxplus ⊞ circledast ⊛
  wedge ∧ land ∧ vee ∨ lor ∨ ltimes ⋉ rtimes ⋊ dotplus ∔ barwedge ⊼ triangleleft ◁ triangleright ▷
`);

/** The same signs as characters, and those of ASCII: sources mix both. */
export const RELATION_SIGNS: ReadonlySet<string> = new Set(
  [...RELATIONS.values()]
    .filter((sign) => sign !== '|' && !'↑↓⊥'.includes(sign))
    .concat(['=', '<', '>', '≔']),
);
