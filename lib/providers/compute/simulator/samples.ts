import type { Sample } from '@/lib/providers/compute/driver'
import { chance } from '@/lib/providers/compute/simulator/chance'

/**
 * Load of a machine as a function of its reference and the time: busy in Shanghai's working hours, idle at
 * night, with its own level and noise. Asking twice gives the same.
 */
export function samplesOf(
  ref: string,
  memoryMiB: number,
  from: Date,
  to: Date,
  stepSeconds: number,
): Sample[] {
  const step = stepSeconds * 1000
  const samples: Sample[] = []
  for (let at = Math.ceil(from.getTime() / step) * step; at < to.getTime(); at += step) {
    samples.push(sampleAt(ref, memoryMiB, at))
  }
  return samples
}

function sampleAt(ref: string, memoryMiB: number, at: number): Sample {
  const hour = (at / 3_600_000 + 8) % 24
  const daylight = Math.max(0, Math.sin(((hour - 7) / 12) * Math.PI))
  const level = 4 + chance(ref, 'level') * 30
  const noise = (chance(ref, at) - 0.5) * 10
  const cpuPercent = Math.round(Math.min(99, Math.max(1, level * (0.4 + daylight) + noise)))
  const share = 0.25 + chance(ref, 'memory') * 0.5 + daylight * 0.08 + noise / 400
  return { at: new Date(at), cpuPercent, memoryMiB: Math.round(memoryMiB * Math.min(share, 0.97)) }
}
