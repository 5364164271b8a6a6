// A folder of its own for each test, gone afterwards.
#ifndef PITH_TESTS_CLI_FOLDER_FIXTURE_HPP
#define PITH_TESTS_CLI_FOLDER_FIXTURE_HPP

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <system_error>

#include <gtest/gtest.h>
#include <zlib.h>

namespace pith {

class InFolder : public testing::Test {
 protected:
  InFolder() {
    std::string name = (std::filesystem::temp_directory_path() / "pith-test-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) std::abort();
    folder_ = name;
  }
  ~InFolder() override {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  std::string path(std::string_view name) const { return (folder_ / name).string(); }

  /// Writes a file, folders on the way included, and gives its path.
  std::string write(std::string_view name, std::string_view bytes) const {
    const std::filesystem::path out = folder_ / name;
    std::filesystem::create_directories(out.parent_path());
    std::ofstream(out, std::ios::binary) << bytes;
    return out.string();
  }

  std::string write_gzip(std::string_view name, std::string_view bytes) const {
    std::string out = write(name, "");
    gzFile file = gzopen(out.c_str(), "wb");
    gzwrite(file, bytes.data(), static_cast<unsigned>(bytes.size()));
    gzclose(file);
    return out;
  }

  static std::string read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
  }

  std::filesystem::path folder_;
};

}  // namespace pith

#endif
