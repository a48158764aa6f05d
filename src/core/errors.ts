/**
 * Errors are told apart by who must act, because that decides where their words may be shown.
 * Anything else that is thrown is a fault of ours: the person gets one general sentence, the log the cause.
 * Absence is never an error: a paper that is not there is `null`.
 */

/** Something the person asking can put right. `message` is one kind sentence, shown to them as it stands. */
export class AskerError extends Error {
  override readonly name = 'AskerError';
  /** Stable, for tests and metrics; never shown. */
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Something only the person running Broadsheet can mend. `message` names the variable, file or setting. */
export class OperatorError extends Error {
  override readonly name = 'OperatorError';
  readonly code: string;

  constructor(code: string, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** The command line, or a command in chat, was used wrongly. `message` says what was expected. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** A far side cannot answer now: no connection, too slow, too busy, or not what it should be. Trying later may help. */
export class SourceUnavailable extends Error {
  override readonly name = 'SourceUnavailable';
  /** The host or source, as people know it. */
  readonly source: string;
  /** When to ask again, in milliseconds from now; `null` when nobody knows. */
  readonly retryAfterMs: number | null;

  constructor(source: string, message: string, retryAfterMs: number | null = null, options?: ErrorOptions) {
    super(message, options);
    this.source = source;
    this.retryAfterMs = retryAfterMs;
  }
}

/** An address that must not be asked: private, not https, or of a scheme of its own. `message` is for the person. */
export class RefusedAddress extends AskerError {
  constructor(message: string) {
    super('refused-address', message);
  }
}
