# Segue needs no build step: Node runs the TypeScript sources.
FROM node:24-bookworm-slim
ENV NODE_ENV=production
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev
COPY src ./src
COPY scripts ./scripts
# The database and its backups live on a volume; nothing else is written.
RUN mkdir -p /data && chown node:node /data
USER node
ENV DATABASE_PATH=/data/segue.sqlite BACKUP_DIR=/data/backups HTTP_HOST=0.0.0.0
VOLUME /data
EXPOSE 8787
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.HTTP_PORT ?? 8787}/health`).then(r => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# SIGTERM drains: running jobs write their checkpoint, at most 10 s.
STOPSIGNAL SIGTERM
# Young memory of 16 MB for each half: what start-up leaves behind is collected instead of kept (340 MB instead of 560).
CMD ["node", "--max-semi-space-size=16", "src/main.ts"]
