#!/bin/sh
# Makes the secrets that docker-compose.yml hands over as files. Never overwrites one.
set -eu
cd "$(dirname "$0")/secrets"
# The folder shuts others out on this machine; the files are readable, because the processes in the containers are not root.
chmod 700 .
umask 022

keep() { [ -e "$1" ] && echo "kept $1"; }

if ! keep postgres-password; then
  head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n' > postgres-password
  echo "made postgres-password"
fi
if ! keep database-url; then
  printf 'postgres://passerelle_owner:%s@postgres:5432/passerelle' "$(cat postgres-password)" > database-url
  echo "made database-url"
fi
if ! keep installation-key; then
  head -c 32 /dev/urandom | base64 | tr -d '\n' > installation-key
  echo "made installation-key: keep a copy away from the backups of the database; without it no name can be read again"
fi
if ! keep smtp-url; then
  : > smtp-url
  echo "made smtp-url, empty: mail goes to the worker's log until it holds smtp://user:password@host:port"
fi
