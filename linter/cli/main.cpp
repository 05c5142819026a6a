#include "rules/catalog.h"

int main() {
  return linter::rules::All().empty() ? 1 : 0;
}
