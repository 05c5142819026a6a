#include "linter/k8s/placeholder.h"

#include <algorithm>

namespace linter::k8s {

bool StandsForAnother(std::string_view text) {
  const bool capitals = std::all_of(text.begin(), text.end(), [](unsigned char character) {
    return (character >= 'A' && character <= 'Z') || character == '_' || character == ' ' ||
           (character >= '0' && character <= '9');
  });
  return text.find_first_of("${}<>%") != std::string_view::npos ||
         (capitals && text.find_first_of("_ ") != std::string_view::npos);
}

bool IsFilledInLater(std::string_view image) {
  return image == "auto" || StandsForAnother(image);
}

}  // namespace linter::k8s
