export { describeSchedule } from './describe-schedule.ts';
export { describeInstant, instantOf, type LocalTime, localDate, localTime } from './local-time.ts';
export { parseSchedule } from './parse-schedule.ts';
export { periodMs, windowMs } from './period.ts';
export type { Schedule, Slot, TimeOfDay } from './schedule.ts';
export { countSlots, newestSlot, nextSlot, slotsBetween } from './slots.ts';
export { canonicalZone, isKnownZone, zoneSuggestions } from './zones.ts';
