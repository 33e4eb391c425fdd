import { powerRun } from '@/lib/provisioning/runs/power-run'

export const reboot = powerRun('reboot', 'running')
