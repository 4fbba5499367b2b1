import { Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import type { Meter } from './runtime.ts'

export interface OpenMeter extends Meter {
  close(): void
}

/**
 * Figures as Prometheus reads them, all named `baton_…`.
 *
 * @param process with those of the process too: event-loop delay, memory, CPU, garbage
 */
export function openMeter({ process = false } = {}): OpenMeter {
  const registry = new Registry()
  if (process) collectDefaultMetrics({ register: registry, prefix: 'baton_' })
  const registers = [registry]
  const requests = new Histogram({
    name: 'baton_http_request_seconds',
    help: 'Time from a request to its answer.',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  })
  const sweeps = new Histogram({
    name: 'baton_sweep_seconds',
    help: 'Time that one batch of a sweep took, by how it ended.',
    labelNames: ['sweep', 'outcome'],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 5, 30],
    registers,
  })
  const late = new Histogram({
    name: 'baton_lateness_seconds',
    help: 'How long after it was due a step was taken.',
    labelNames: ['what'],
    buckets: [0.25, 0.5, 1, 2, 5, 15, 60, 300, 3600, 86_400],
    registers,
  })
  const gauges = new Map<string, Gauge>()
  return {
    request: () => {
      const end = requests.startTimer()
      return (method, route, status) => void end({ method, route, status })
    },
    sweep: (sweep) => {
      const end = sweeps.startTimer({ sweep })
      return (outcome) => void end({ outcome })
    },
    late: (what, seconds) => late.observe({ what }, Math.max(0, seconds)),
    show(name, help, value, labels = {}) {
      let gauge = gauges.get(name)
      if (!gauge) {
        gauge = new Gauge({ name: `baton_${name}`, help, labelNames: Object.keys(labels), registers })
        gauges.set(name, gauge)
      }
      gauge.set(labels, value)
    },
    text: () => registry.metrics(),
    close: () => registry.clear(),
  }
}
