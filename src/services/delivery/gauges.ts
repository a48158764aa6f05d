import type { DeliveryStatus } from './status.ts';

/** Deliveries as figures for /metrics. */
export function deliveryGauges(status: DeliveryStatus): { name: string; help: string; value: number }[] {
  return [
    { name: 'issues_open', help: 'Issues of digests that are due or under way.', value: status.open },
    { name: 'issues_late', help: 'Issues that are late.', value: status.late.length },
    { name: 'issues_held', help: 'Issues a person has to decide about.', value: status.held },
    {
      name: 'delivery_fault',
      help: 'Whether something keeps deliveries from being seen to.',
      value: status.fault === null ? 0 : 1,
    },
  ];
}
