import { table } from './table.ts';

/**
 * Greek letters. The variant forms share one character with the usual ones (`\epsilon` and `\varepsilon` are ε,
 * `\phi` and `\varphi` are φ): readers search for the letter, and fonts differ in which form they draw.
 */
export const GREEK = table(`
  alpha α beta β gamma γ delta δ epsilon ε varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ
  varkappa ϰ lambda λ mu μ nu ν xi ξ omicron ο pi π varpi ϖ rho ρ varrho ρ sigma σ varsigma ς tau τ
  upsilon υ phi φ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω
  varGamma Γ varDelta Δ varTheta Θ varLambda Λ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
  eps ε lam λ
`);
