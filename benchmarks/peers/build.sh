#!/bin/sh
# Builds the peer that the suite 'allocation' measures beside ours. Needs g++ and LEMON's headers: apt-get install g++ liblemon-dev
set -e
cd "$(dirname "$0")"
mkdir -p bin
g++ -O3 -o bin/lemon lemon.cpp
echo "Built bin/lemon."
