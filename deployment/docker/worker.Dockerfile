# syntax=docker/dockerfile:1
# The message processor. Built from the root of the repository: docker build -f deployment/docker/worker.Dockerfile .

FROM node:24.21.0-slim AS build
WORKDIR /source
ENV CI=true NX_DAEMON=false NX_NO_CLOUD=true
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts --no-audit --no-fund
COPY . .
RUN npx nx run worker:package

FROM node:24.21.0-slim
ENV NODE_ENV=production PORT=8080
# Filled by the package target; what does not fit this Node is compiled anew.
ENV NODE_COMPILE_CACHE=/app/compile-cache NODE_COMPILE_CACHE_PORTABLE=1
WORKDIR /app
COPY --from=build --chown=root:root /source/dist/package/worker ./
USER node
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s CMD ["node", "-e", "fetch('http://127.0.0.1:'+process.env.PORT+'/health').then((r)=>process.exit(r.ok?0:1),()=>process.exit(1))"]
# Node itself is process 1 and gets SIGTERM; a shell or npm in between would swallow it.
CMD ["node", "--enable-source-maps", "main.js"]
