import createNextIntlPlugin from 'next-intl/plugin'

const withIntl = createNextIntlPlugin('./lib/i18n/request.ts')

/** @type {import('next').NextConfig} */
const config = {
  poweredByHeader: false,
  // The types of everything, tests included, are checked by `npm test`; a start need not repeat it.
  typescript: { ignoreBuildErrors: true },
  serverExternalPackages: ['pg', 'pg-boss', 'pdfkit', '@node-rs/argon2'],
  experimental: {
    serverActions: { bodySizeLimit: '2mb' },
    // What proxy.ts lets through of a body: an attachment of 20 MiB with its form around it.
    proxyClientMaxBodySize: '21mb',
  },
  images: { unoptimized: true },
}

const withTexts = withIntl(config)

/** Each text is compiled once a process instead of once a request (lib/i18n/format-message.ts). */
withTexts.turbopack.resolveAlias['use-intl/format-message'] = './lib/i18n/format-message.ts'

export default withTexts
