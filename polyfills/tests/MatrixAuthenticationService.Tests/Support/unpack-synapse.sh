#!/bin/sh
# Unpacks Debian sid's Synapse into DIR without root and without installing anything: unpack-synapse.sh DIR
# Prints nothing on success; DIR/ready marks a complete unpacking. Concurrent calls wait for the first one.
set -eu
dir=$1
mkdir -p "$dir"
exec 9> "$dir/lock"
flock 9
[ -e "$dir/ready" ] && exit 0

mirror=$(apt-get indextargets --format '$(SITE)' | grep -m1 '/debian/\?$')
arch=$(dpkg --print-architecture)
rm -rf "$dir/apt" "$dir/root"
mkdir -p "$dir/apt/state/lists/partial" "$dir/apt/cache/archives/partial" "$dir/apt/etc" "$dir/root"
: > "$dir/apt/state/status"
echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $mirror sid main" > "$dir/apt/etc/sources.list"

# sid's index carries an expired validity date here; signatures are still checked.
cat > "$dir/apt/apt.conf" <<CONF
Dir::State "$dir/apt/state";
Dir::State::status "$dir/apt/state/status";
Dir::Cache "$dir/apt/cache";
Dir::Etc::sourcelist "$dir/apt/etc/sources.list";
Dir::Etc::sourceparts "-";
Dir::Etc::preferencesparts "-";
Dir::Etc::main "-";
Dir::Etc::parts "-";
APT::Architecture "$arch";
APT::Sandbox::User "";
APT::Install-Recommends "false";
Acquire::Check-Valid-Until "false";
Acquire::Languages "none";
CONF
export APT_CONFIG="$dir/apt/apt.conf"
apt-get -qq update >&2
apt-get -qq -y --download-only install matrix-synapse python3-hiredis python3-six >&2
for package in "$dir"/apt/cache/archives/*.deb; do
  dpkg-deb --fsys-tarfile "$package" | tar -x -C "$dir/root" --keep-directory-symlink
done

loader=$(find "$dir/root/usr/lib" -name 'ld-linux-*.so.*' | head -1)
[ -n "$loader" ] || loader=$(find "$dir/root/usr/lib64" "$dir/root/lib64" -name 'ld-linux-*.so.*' 2>/dev/null | head -1)
python=$(find "$dir/root/usr/bin" -name 'python3.*' ! -name '*-config' | head -1)
libraries=$(dirname "$(find "$dir/root/usr/lib" -name 'libc.so.6' | head -1)")
cat > "$dir/synapse" <<RUN
#!/bin/sh
unset PYTHONDONTWRITEBYTECODE
export PYTHONHOME="$dir/root/usr" PYTHONUNBUFFERED=1
exec "$loader" --library-path "$libraries:$dir/root/usr/lib" "$python" "\$@"
RUN
chmod +x "$dir/synapse"
"$dir/synapse" -m compileall -q "$dir/root/usr/lib/python3" >&2 || true
rm -rf "$dir/apt"
touch "$dir/ready"
