import { auditPeriods } from '@/lib/audit/audit-filter'

type Translate = (key: string) => string

/** Search and filters shared by the audit log and the activity of an agency. */
export function eventToolbar(t: Translate, kinds: readonly string[]) {
  const option = (group: string) => (value: string) => ({ value, label: t(`${group}.${value}`) })
  return {
    search: t('search'),
    filters: [
      { key: 'kind', label: t('filters.kind'), options: kinds.map(option('nouns')) },
      { key: 'via', label: t('filters.via'), options: ['session', 'token', 'system'].map(option('via')) },
      {
        key: 'period',
        label: t('filters.period'),
        options: auditPeriods.map(option('periods')),
        single: true,
      },
    ],
  }
}
