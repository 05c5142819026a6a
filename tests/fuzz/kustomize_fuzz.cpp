// Any bytes as a kustomization, as a base and as a patch: builds in bounded time and memory.

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

#include "linter/kustomize/build.h"

// The input is cut at lines of `%` into a kustomization, an object's file and a patch's.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest(reinterpret_cast<const char*>(data), size);
  linter::SourceFile files[3];
  const char* const names[] = {"/kustomization.yaml", "/base.yaml", "/patch.yaml"};
  for (std::uint32_t i = 0; i < 3; ++i) {
    const auto cut = rest.find("\n%\n");
    files[i] = {static_cast<linter::FileId>(i), names[i], std::string(rest.substr(0, cut))};
    rest.remove_prefix(cut == std::string_view::npos ? rest.size() : cut + 3);
  }
  linter::kustomize::FileProvider provider;
  provider.read = [&](const std::string& path) -> const linter::SourceFile* {
    for (const auto& file : files) {
      if (file.path == path) {
        return &file;
      }
    }
    return nullptr;
  };
  provider.is_folder = [](const std::string& path) { return path == "/"; };
  provider.chart = [](const std::string&) { return std::vector<linter::helm::ChartFile>(); };
  const auto overlay = linter::kustomize::Build("/", provider);
  for (const auto& failure : overlay.failures) {
    const auto file = static_cast<std::size_t>(failure.span.file);
    if (file > 2 || failure.span.end > files[file].text.size() ||
        failure.span.begin > failure.span.end) {
      std::abort();
    }
  }
  overlay.Print();
  return 0;
}
