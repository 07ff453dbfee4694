/** The error of a sandbox whose documents, code and fixtures do not agree. */

/** Thrown where documents, code, life cycles, readings and fixtures do not agree: all findings, a sentence each. */
export class Disagreement extends Error {
  readonly findings: readonly string[];

  constructor(findings: readonly string[]) {
    super(`Documents, code and fixtures do not agree:\n${findings.map((finding) => `  ${finding}`).join('\n')}`);
    this.findings = findings;
  }
}
