# Sourced by the benchmarks: builds them and what they measure, and sets $classpath.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
mvn -q -B -f ../pom.xml -Pbenchmarks -pl benchmarks -am package -DskipTests
classpath="target/classes:target/lib/*"
