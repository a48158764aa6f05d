/** A request that is not answered as asked. `message` is for the person, one kind sentence. */
export class Refused extends Error {
  override readonly name = 'Refused';
  /** HTTP status, from 400 up. */
  readonly status: number;
  /** Headers the status asks for. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(status: number, message: string, headers: Record<string, string> = {}) {
    super(message);
    this.status = status;
    this.headers = headers;
  }
}

export function notThere(): Refused {
  return new Refused(404, 'There is no such message here.');
}
