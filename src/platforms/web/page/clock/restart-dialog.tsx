import { BusyButton } from '../parts/busy-button.tsx';
import { Modal } from '../parts/modal.tsx';
import { useApp } from '../parts/use-app.ts';

/** Asks before everything said here is gone. */
export function RestartDialog({ onClose }: { onClose(): void }) {
  const app = useApp();
  return (
    <Modal title="Start over?" look="confirm" onClose={onClose}>
      <p>
        The conversation and the digests of this page are removed, for everyone in it, and its clock runs with
        the real time again.
      </p>
      <div class="form-buttons">
        <button type="button" class="button plain" onClick={onClose}>
          Keep everything
        </button>
        <BusyButton
          class="button danger"
          act={async () => {
            await app.restart();
            onClose();
          }}
        >
          Start over
        </BusyButton>
      </div>
    </Modal>
  );
}
