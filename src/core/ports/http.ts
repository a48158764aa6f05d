/**
 * The one way out to the web: every paper source asks through it. It keeps each host's limits, retries what is worth
 * it, remembers answers, and refuses addresses that are nobody's business. Tests put a replaying server behind it.
 */
export interface Http {
  /**
   * Any answer of the far side, whatever its status, once its body is read whole. Throws a `SourceUnavailable` when
   * there is none to be had now (429, 500, 502, 503 and 504 that stay are none), and a `RefusedAddress` for an
   * address that must not be asked.
   */
  fetch(request: HttpRequest): Promise<HttpAnswer>;
  /** How each host that was asked stands, by name. */
  hosts(): HostHealth[];
}

export interface HttpRequest {
  url: string;
  method?: 'GET' | 'POST';
  headers?: Readonly<Record<string, string>>;
  body?: string;
  /**
   * Who chose the host: `operator`, a base address from the environment or our own default, which may be a private one;
   * `person`, an address somebody typed or a feed pointed to, which must be public and https, after DNS and after
   * each redirect.
   */
  chosenBy: 'operator' | 'person';
  /**
   * The host whose limits hold, where `url` names a mirror of it or a test: `export.arxiv.org`. The host of `url` unless
   * told.
   */
  policy?: string;
  /** Whether a POST may be sent again when nobody knows what became of it: it only asks. A GET always may. */
  repeatable?: boolean;
  /** The largest body taken, in bytes, unpacked; 5 MB unless told. */
  mostBytes?: number;
  /** How long an answer may be used again without asking, in milliseconds; 0 asks the far side whether it changed. */
  freshForMs?: number;
}

export interface HttpAnswer {
  status: number;
  /** Names in lower case. */
  headers: ReadonlyMap<string, string>;
  body: Uint8Array;
  /** The address after redirects. */
  url: string;
  /** Whether the far side was spared: an answer kept from before, still fresh or confirmed unchanged. */
  kept: boolean;
}

export interface HostHealth {
  host: string;
  /** `open`: left alone until `untilMs`, after failures or because it asked for it. */
  state: 'working' | 'open';
  untilMs: number | null;
  /** One line for the operator: "refused with 429 at …". */
  why: string | null;
  waiting: number;
}
