#!/bin/sh
# One call of Broadsheet as the user of broadsheet.service, with its settings and its data: as-service.sh doctor
# Run it as root. What it writes may be in /var/lib/broadsheet-backups.
exec systemd-run --quiet --pipe --wait --collect \
  --property=DynamicUser=yes --property=User=broadsheet --property=UMask=0077 \
  --property=StateDirectory='broadsheet broadsheet-backups' --property=StateDirectoryMode=0700 \
  --property=EnvironmentFile=-/etc/broadsheet/broadsheet.env \
  --setenv=DATA_DIR=/var/lib/broadsheet --setenv=LOG_LEVEL=warn \
  --working-directory=/opt/broadsheet \
  /usr/bin/node /opt/broadsheet/bin/broadsheet.mjs "$@"
