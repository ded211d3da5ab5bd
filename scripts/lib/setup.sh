# Sourced by start, test and bench: everything a bare Debian or Ubuntu with Node needs, each step shown with its time.
# Steps that are already done cost milliseconds, so a second run is quick.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOCAL="$ROOT/.local"
PNPM_VERSION=10.34.9
# On a terminal a finished step takes the place of its announcement; in a log each is one line.
REWRITE=""; [ -t 1 ] && REWRITE=$(printf '\r\033[K')
mkdir -p "$LOCAL/stamps" "$LOCAL/logs"
export PATH="$LOCAL/tools/node_modules/.bin:$PATH"
export CI=${CI:-} npm_config_update_notifier=false

fail() { printf '\n  ✗ %s\n' "$*" >&2; exit 1; }

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"
  elif command -v sudo >/dev/null 2>&1; then sudo "$@"
  else fail "This step needs root: $* — run as root, or install sudo."; fi
}

# step "what" command…: prints what and how long it took; on failure shows the end of its log and stops.
step() {
  local label=$1; shift
  local log="$LOCAL/logs/setup.log" from to
  [ -t 1 ] && printf '  … %s' "$label"
  from=$(date +%s%N)
  if "$@" >"$log" 2>&1; then
    to=$(date +%s%N)
    printf '%s  ✓ %s (%d.%01d s)\n' "$REWRITE" "$label" $(((to - from) / 1000000000)) $(((to - from) / 100000000 % 10))
  else
    printf '%s  ✗ %s\n' "$REWRITE" "$label"
    tail -n 40 "$log" >&2
    fail "\"$label\" failed; the whole log is in .local/logs/setup.log"
  fi
}

check_node() {
  command -v node >/dev/null 2>&1 || fail "Node.js 20 or newer is needed; it is the one thing this script does not install."
  node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' ||
    fail "Node.js 20 or newer is needed, this is $(node --version)."
}

install_pnpm() { npm install --no-audit --no-fund --silent --prefix "$LOCAL/tools" "pnpm@$PNPM_VERSION"; }

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq || true
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# hash_of path…: one hash over names and contents of all source files below the paths.
hash_of() {
  (cd "$ROOT" && find "$@" -type f -not -path '*/node_modules/*' -not -path '*/dist/*' -not -path '*/.swc/*' -print0 2>/dev/null |
    sort -z | xargs -0 sha256sum | sha256sum | cut -c1-32)
}

# when_changed stamp "label" "paths" proof command…: runs the command when a source changed or its product is missing.
when_changed() {
  local stamp="$LOCAL/stamps/$1" label=$2 paths=$3 proof=$4 now; shift 4
  # shellcheck disable=SC2086
  now=$(hash_of $paths)
  if [ -e "$ROOT/$proof" ] && [ "$(cat "$stamp" 2>/dev/null)" = "$now" ]; then return 0; fi
  rm -f "$stamp"
  step "$label" "$@"
  printf '%s' "$now" >"$stamp"
}

in_root() { (cd "$ROOT" && "$@"); }
frozen_install() { in_root pnpm install --frozen-lockfile --prefer-offline; }

setup_packages() {
  check_node
  [ "$(pnpm --version 2>/dev/null)" = "$PNPM_VERSION" ] || step "pnpm $PNPM_VERSION" install_pnpm
  when_changed packages "packages" "pnpm-lock.yaml pnpm-workspace.yaml package.json shared/package.json server/package.json miniapp/package.json test/wechat-simulator/package.json" \
    node_modules/.modules.yaml frozen_install
}

setup_database() {
  [ -n "${DATABASE_URL:-}" ] && return 0
  command -v mariadbd >/dev/null 2>&1 || [ -x /usr/sbin/mariadbd ] || step "MariaDB server (Debian package)" apt_install mariadb-server
}

setup_browser() {
  local missing=()
  command -v chromium >/dev/null 2>&1 || missing+=(chromium)
  ls /usr/share/fonts/opentype/noto/NotoSansCJK*.ttc >/dev/null 2>&1 || missing+=(fonts-noto-cjk)
  [ ${#missing[@]} = 0 ] || step "browser and Chinese fonts (${missing[*]})" apt_install "${missing[@]}"
}

build_shared() { when_changed shared "shared rules" "shared tsconfig.base.json" shared/dist/esm/orders/index.js in_root pnpm --silent build:shared; }
build_server() {
  when_changed server "API" "server shared/src" server/dist/src/main.js in_root pnpm --silent build:server
  when_changed simulator "WeChat simulator" "test/wechat-simulator" test/wechat-simulator/dist/main.js in_root pnpm --silent build:simulator
}
build_h5() { when_changed h5 "H5 app (first time about a minute)" "miniapp shared/src" miniapp/dist/h5/index.html in_root pnpm --silent build:h5; }
build_weapp() { when_changed weapp "WeChat mini-program" "miniapp shared/src" miniapp/dist/weapp/app.json in_root pnpm --silent build:weapp; }
