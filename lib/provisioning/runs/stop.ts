import { powerRun } from '@/lib/provisioning/runs/power-run'

export const stop = powerRun('stop', 'stopped')
