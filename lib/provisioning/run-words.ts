import type { RunKind } from '@/lib/provisioning/rules'

/** Of task titles, which are kept in both languages. */
export const runWords: Record<RunKind, { zh: string; en: string }> = {
  create: { zh: '开通', en: 'Set up' },
  changePlan: { zh: '变更规格', en: 'Change plan' },
  start: { zh: '启动', en: 'Start' },
  stop: { zh: '停止', en: 'Stop' },
  reboot: { zh: '重启', en: 'Reboot' },
  rename: { zh: '更名', en: 'Rename' },
  close: { zh: '关闭', en: 'Close' },
  purge: { zh: '清除', en: 'Purge' },
  restore: { zh: '恢复', en: 'Restore' },
  transfer: { zh: '转让', en: 'Transfer' },
  move: { zh: '迁移', en: 'Move' },
  rebuild: { zh: '异机恢复', en: 'Rebuild' },
}
