import { powerRun } from '@/lib/provisioning/runs/power-run'

export const start = powerRun('start', 'running')
