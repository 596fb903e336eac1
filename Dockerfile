# The server and all commands: docker build -t reelgraph . && docker run -p 4000:4000 -v reelgraph:/data reelgraph
# Without DATABASE_URL the embedded database lives in /data. docker-compose.yml adds a PostgreSQL.

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json tsconfig.build.json vite.config.ts ./
COPY scripts/build-page.ts ./scripts/
COPY scripts/page ./scripts/page
COPY src ./src
COPY web ./web
RUN npm run build && npm prune --omit=dev --no-audit --no-fund

FROM node:22-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=4000 \
    REELGRAPH_DATA_DIR=/data
WORKDIR /app
RUN mkdir /data && chown node:node /data
COPY package.json LICENSE ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
COPY schema ./schema
COPY drizzle ./drizzle
COPY src/database/objects ./src/database/objects
COPY data ./data
COPY src/graphql/examples ./src/graphql/examples
USER node
VOLUME /data
EXPOSE 4000
# Alive, not ready: the first start trains before it is ready, and must not be restarted for that.
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s --retries=6 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/live`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "dist/src/cli/main.js"]
CMD ["start"]
