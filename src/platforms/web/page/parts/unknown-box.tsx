/** What this page has no drawing for: named and shown as it stands, never dropped. */
export function UnknownBox({ type, value }: { type: string; value: unknown }) {
  return (
    <div class="unknown">
      <strong>{type === '' ? 'Part without a type' : `“${type}”, which this page does not draw`}</strong>
      <pre>{JSON.stringify(value, null, 2)}</pre>
    </div>
  );
}
