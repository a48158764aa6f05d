import { CopyButton } from './copy-button.tsx';

/** What is sent, as JSON to read and to copy. `what` names it: `the Slack payload`. */
export function Payload({ value, what }: { value: unknown; what: string }) {
  const json = JSON.stringify(value, null, 2) ?? 'null';
  return (
    <div class="payload">
      <div class="payload-head">
        <span>JSON of {what}</span>
        <CopyButton text={json} what={what} />
      </div>
      <pre tabIndex={0}>{json}</pre>
    </div>
  );
}
