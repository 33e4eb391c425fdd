import { useTranslations } from 'next-intl'
import { Link } from '@/components/ui/link'
import { type SampleRange, sampleRanges } from '@/lib/compute/list-samples'
import { routes } from '@/lib/routes'
import styles from './range-switch.module.css'

/** How far back the charts look; an address of its own each. */
export function RangeSwitch({ id, range }: { id: string; range: SampleRange }) {
  const t = useTranslations('compute.machine')
  return (
    <nav className={`seg ${styles.ranges}`} aria-label={t('range')}>
      {(Object.keys(sampleRanges) as SampleRange[]).map((each) => (
        <Link
          key={each}
          href={`${routes.instances.one(id)}?range=${each}`}
          scroll={false}
          aria-current={each === range ? 'true' : undefined}
        >
          {t(each)}
        </Link>
      ))}
    </nav>
  )
}
