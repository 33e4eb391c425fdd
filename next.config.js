import createNextIntlPlugin from 'next-intl/plugin'

const withIntl = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  serverExternalPackages: ['pg', 'pg-boss', 'pdfkit', '@node-rs/argon2'],
  experimental: { serverActions: { bodySizeLimit: '2mb' } },
  images: { unoptimized: true },
}

export default withIntl(config)
