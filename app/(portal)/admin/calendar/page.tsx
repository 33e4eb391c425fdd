import { getTranslations } from 'next-intl/server'
import { KeyValues } from '@/components/ui/key-values'
import { Note } from '@/components/ui/note'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { readFilter } from '@/components/ui/table-state'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/permissions'
import { requireCtx } from '@/lib/auth/session'
import { listYears } from '@/lib/calendar/list-years'
import { getFormat } from '@/lib/i18n/get-format'
import { routes } from '@/lib/routes'
import { fiscalYearOf } from '@/lib/shanghai'
import { CalendarActions } from './_components/calendar-actions'
import { Months } from './_components/months'
import { OfficeHours } from './_components/office-hours'
import { workingDaysOf } from './_components/working-days-of'
import { YearState } from './_components/year-state'

export async function generateMetadata() {
  return { title: (await getTranslations('calendar'))('admin.title') }
}

/** One year at a glance, and the ways to bring in, correct and publish the next. */
export default async function CalendarPage({ searchParams }: PageProps<'/admin/calendar'>) {
  const ctx = await requireCtx('calendar:read')
  const present = fiscalYearOf(ctx.now())
  const asked = Number(readFilter(await searchParams, 'year')[0])
  const year = Number.isInteger(asked) && asked >= 2020 && asked <= 2100 ? asked : present
  const [t, f, { years, days, hours }] = await Promise.all([
    getTranslations('calendar.admin'),
    getFormat(),
    listYears(ctx, year),
  ])
  const shown = years.find((one) => one.year === year)
  const may = can(ctx.actor, 'calendar:manage')
  const tabs = [...new Set([present + 1, present, year, ...years.map((one) => one.year)])].sort(
    (a, b) => b - a,
  )
  const count = (kind: string) => t('days', { count: days.filter((day) => day.kind === kind).length })
  return (
    <>
      <PageHeader
        title={t('title')}
        lede={t('lede')}
        actions={
          may ? (
            <CalendarActions year={year} shown={shown} />
          ) : (
            <span className="t3 small">{t('readOnly')}</span>
          )
        }
        bare
      />
      <Tabs
        label={t('title')}
        tabs={tabs.map((one) => ({
          label: t('year', { year: String(one) }),
          href: `${routes.admin.calendar}?year=${one}`,
          current: one === year,
        }))}
      />
      <Section
        title={t('year', { year: String(year) })}
        note={shown ? <YearState year={shown} /> : undefined}
      >
        {shown ? (
          <KeyValues
            as="columns"
            items={[
              { key: t('source'), value: <span lang="zh-CN">{shown.source}</span> },
              { key: t('workingDays'), value: t('days', { count: workingDaysOf(year, days) }) },
              { key: t('holidays'), value: count('holiday') },
              { key: t('makeUps'), value: count('makeUp') },
              {
                key: t('state.published'),
                value: shown.publishedAt ? f.dateTime(shown.publishedAt) : '—',
              },
            ]}
          />
        ) : (
          <Note tone="warn">{t('noYear')}</Note>
        )}
        <Months year={year} days={days} />
      </Section>
      <OfficeHours hours={hours} may={may} />
    </>
  )
}
