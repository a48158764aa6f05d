import type { ScriptPosition } from '../nodes.ts';

/** Characters that Unicode has raised. `*` and primes are raised as they are; a ring becomes the degree sign. */
const RAISED = pairs(
  "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδεθφχ⊤*′'†∘°",
  '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᵋᶿᵠᵡᵀ*′′†°°',
);

/** Characters that Unicode has lowered. */
const LOWERED = pairs('0123456789+-−=()aehijklmnoprstuvxβγρφχ⊙', '₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ⊙');

/** The text with every character raised or lowered, or `null` when Unicode lacks one of them. */
export function toScript(text: string, position: ScriptPosition): string | null {
  const known = position === 'super' ? RAISED : LOWERED;
  let result = '';
  for (const character of text) {
    const script = known.get(character);
    if (script === undefined) return null;
    result += script;
  }
  return result;
}

function pairs(from: string, to: string): ReadonlyMap<string, string> {
  const targets = [...to];
  return new Map([...from].map((character, index) => [character, targets[index] ?? character]));
}
