import { counted, type Family, gauge } from './family.ts';

/** What Node says of this process. */
export interface ProcessFacts {
  memory: { rss: number; heapUsed: number; heapTotal: number; external: number };
  /** In microseconds, since the start. */
  cpu: { user: number; system: number };
  uptimeSeconds: number;
  startedAt: Date;
}

/** The names every Prometheus client uses for a process, so that dashboards of others fit too. */
export function processFamilies({ memory, cpu, uptimeSeconds, startedAt }: ProcessFacts): Family[] {
  return [
    counted(
      'process_cpu_seconds_total',
      'Processor time spent, user and system.',
      (cpu.user + cpu.system) / 1e6,
    ),
    counted('process_cpu_user_seconds_total', 'Processor time spent in the program.', cpu.user / 1e6),
    counted('process_cpu_system_seconds_total', 'Processor time spent in the system.', cpu.system / 1e6),
    gauge('process_resident_memory_bytes', 'Memory the system counts for this process.', memory.rss),
    gauge('nodejs_heap_size_used_bytes', 'Memory the program’s own values take.', memory.heapUsed),
    gauge('nodejs_heap_size_total_bytes', 'Memory set aside for them.', memory.heapTotal),
    gauge('nodejs_external_memory_bytes', 'Memory of buffers outside the heap.', memory.external),
    gauge(
      'process_start_time_seconds',
      'When the process started, in seconds of the Unix epoch.',
      startedAt.getTime() / 1000,
    ),
    gauge('broadsheet_uptime_seconds', 'How long the process has been running.', uptimeSeconds),
  ];
}
