# The API with the H5 app it serves. MariaDB stands beside it (compose.yaml); WeChat is the real one: the image holds no simulator.
FROM node:20-bookworm-slim AS build
RUN npm install --global pnpm@10.34.9
WORKDIR /app
COPY package.json pnpm-lock.yaml pnpm-workspace.yaml tsconfig.base.json ./
COPY shared/package.json shared/
COPY server/package.json server/
COPY miniapp/package.json miniapp/
COPY test/wechat-simulator/package.json test/wechat-simulator/
RUN pnpm install --frozen-lockfile
COPY shared shared
COPY server server
COPY miniapp miniapp
RUN pnpm build:shared && pnpm build:server && pnpm build:h5 \
  && pnpm --filter @tianpu/server deploy --prod --legacy /out \
  && cp -r server/dist /out/dist && cp -r server/seeds/media/webp /out/media

FROM node:20-bookworm-slim
ENV NODE_ENV=production PORT=8080 H5_DIR=/app/h5 MEDIA_DIR=/app/media
WORKDIR /app
COPY --from=build --chown=node:node /out ./
COPY --from=build --chown=node:node /app/miniapp/dist/h5 ./h5
USER node
EXPOSE 8080
HEALTHCHECK --interval=10s --timeout=3s CMD ["node", "-e", "fetch('http://127.0.0.1:8080/healthz').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))"]
CMD ["node", "dist/src/main.js"]
